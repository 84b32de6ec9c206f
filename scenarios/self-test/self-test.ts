import type { Scenario, World } from '../../harness/runner/index.ts'
import { AnsweredOtherwise, createSiteClient } from './site-client.ts'
import { type SiteWords, siteWords } from './site-words.ts'
import { type PageWords, pageWords } from './ten-tenant/page-words.ts'

/** The words of the self-test. It does not use the connector under test. */
export interface SelfTest extends SiteWords {
  /** The Data connectors page of the tenant. */
  page: PageWords
  world: World
  /** Passes when both texts are equal; counts as an occurrence for the requirement. */
  demands(what: string, wanted: string, seen: string): void
}

/** A scenario about the site or the tenant itself. The id before the slash is its requirement. */
export function selfTest(
  id: `${string}/${string}`,
  title: string,
  play: (test: SelfTest) => Promise<void>,
  options: Pick<Scenario, 'captures'> = {},
): Scenario {
  const [requirement = ''] = id.split('/')
  return {
    ...{ id, requirement, title, ...options },
    play: async ({ world, occurred, fail }) => {
      const client = createSiteClient(world.siteAccess)
      const page = pageWords(world)
      const demands: SelfTest['demands'] = (what, wanted, seen) => {
        occurred()
        if (wanted !== seen) fail({ message: what, acceptable: [wanted], seen })
      }
      try {
        await play({ world, demands, page, ...siteWords(client, world) })
      } catch (error) {
        if (!(error instanceof AnsweredOtherwise)) throw error
        fail({ message: error.message, acceptable: [error.wanted], seen: error.seen })
      } finally {
        client.close()
        page.close()
      }
    },
  }
}

import type { Scenario, World } from '../../harness/runner/index.ts'
import { AnsweredOtherwise, createSiteClient } from './site-client.ts'
import { type SiteWords, siteWords } from './site-words.ts'

/** The words in which the mock's own self-test is told. The connector under test is not among them. */
export interface SelfTest extends SiteWords {
  world: World
  /** Passes when both texts are equal; counts an occurrence of what the requirement is about. */
  demands(what: string, wanted: string, seen: string): void
}

/** A scenario on the site or the tenant itself; its requirement is what stands before the slash of its id. */
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
      const demands: SelfTest['demands'] = (what, wanted, seen) => {
        occurred()
        if (wanted !== seen) fail({ message: what, acceptable: [wanted], seen })
      }
      try {
        await play({ world, demands, ...siteWords(client, world) })
      } catch (error) {
        if (!(error instanceof AnsweredOtherwise)) throw error
        fail({ message: error.message, acceptable: [error.wanted], seen: error.seen })
      } finally {
        client.close()
      }
    },
  }
}

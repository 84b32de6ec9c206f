import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startStopwatch } from '../../../control/clock.ts'
import { sharedEnvironment } from '../../../runner/world/page-connector.ts'
import { type OpenSharedTexts, openSharedTexts } from '../../../stores/postgres/shared-texts.ts'
import { UserError } from '../../user-error.ts'
import { caName, presentCredentials } from '../data-folder.ts'
import { archiverCalled } from '../demo-world.ts'
import { controlEnvironment, environmentIn, writeAssignments } from '../environment-files.ts'
import { begunPlace, requireSameBeginning } from '../kept-organisation.ts'
import type { DemoServers } from '../world-servers.ts'
import { type PresentServer, presentControlToken, readPresentServer } from './present-server.ts'
import type { SharedProcess } from './shared-process.ts'
import { type WatchSession, watchPresentServer } from './watch-present-server.ts'

/** A process that carries connections to the one that works. */
interface Following {
  servers: DemoServers
  stop(): Promise<void>
}

/** How often a process looks which one works. */
const lookMs = 200
/** A process that takes over reads the whole state first. */
const patienceMs = 120_000

/**
 * Carries connections to the process that works, until `stop`. Throws a StoreError, and a UserError if this process was asked for something
 * that the store is not.
 */
export async function startFollowing(own: SharedProcess): Promise<Following> {
  const texts = await openSharedTexts(own.options.store.url)
  try {
    const first = await presentServer(texts)
    requireAlike(own, first)
    const servers = await follow(own, first, texts)
    let isStopped = false
    const watching = watchPresentServer({
      ...{ first, session: sessionOf(texts), isStopped: () => isStopped, everyMs: lookMs },
      reopen: async () => sessionOf(await openSharedTexts(own.options.store.url)),
      changed: async (present, before, session) => {
        if (present === undefined) own.doors.leadTo(undefined)
        else await follow(own, present, session.texts, before)
      },
      say: own.options.onNews ?? (() => {}),
    })
    return {
      servers,
      stop: async () => {
        isStopped = true
        await watching
      },
    }
  } catch (error) {
    await texts.close()
    throw error
  }
}

async function presentServer(texts: OpenSharedTexts): Promise<PresentServer> {
  const sinceStartMs = startStopwatch()
  while (sinceStartMs() < patienceMs) {
    const present = await readPresentServer(texts)
    if (present !== undefined) return present
    await pause(lookMs)
  }
  throw new UserError(
    'store-in-use',
    'another process has had the store for two minutes, but serves nothing; if it is not just reading a large store, stop it',
  )
}

function requireAlike({ options }: SharedProcess, { plainHttp, beginning }: PresentServer): void {
  requireSameBeginning(begunPlace(options), beginning, options.asked)
  if (options.plainHttp === plainHttp) return
  throw new UserError(
    'servers-not-alike',
    `the server that works at the moment was started ${plainHttp ? 'with' : 'without'} --http; start all servers of a store alike`,
  )
}

interface TextsSession extends WatchSession {
  texts: OpenSharedTexts
}

function sessionOf(texts: OpenSharedTexts): TextsSession {
  return { texts, read: () => readPresentServer(texts), close: () => texts.close() }
}

/** Opens the doors to a process, and writes the files that a connector and tests need in the folder of this one. */
async function follow(
  own: SharedProcess,
  present: PresentServer,
  texts: OpenSharedTexts,
  before?: PresentServer,
): Promise<DemoServers> {
  const { folder, urls, doors, options } = own
  const { organisation, administrator, beginning, mapping } = present
  const credentials = await presentCredentials(texts, 'the store')
  const controlToken = await presentControlToken(texts)
  const caFile = join(folder, caName)
  const mappingFile = join(folder, 'mapping.csv')
  const environmentFile = join(folder, 'connector.env')
  const controlFile = join(folder, 'control.env')
  const shared = sharedEnvironment(
    { siteUrl: urls.telemessage, tenantUrl: urls.graph, ...(options.plainHttp ? {} : { caFile }) },
    credentials.tenantId,
    archiverCalled(beginning.archiver),
  )
  const environment = { ...shared, ...environmentIn(folder, credentials), MT_MAPPING_FILE: mappingFile }
  await writeFile(caFile, (await texts.read(caName)) ?? '')
  // The user may have changed that of an earlier start.
  const isNew = before === undefined ? !existsSync(mappingFile) : before.mapping !== mapping
  if (isNew) await writeFile(mappingFile, mapping)
  await writeAssignments(environmentFile, environment)
  await writeAssignments(controlFile, controlEnvironment(urls.control, controlToken, administrator))
  doors.leadTo(present.ports)
  return {
    ...{
      organisation,
      administrator,
      beginning,
      goesOn: true,
      follows: true,
      consoleLink: undefined,
      consoleCaFile: undefined,
    },
    ...{ urls, controlToken, environment, environmentFile, controlFile },
    close: async () => {},
  }
}

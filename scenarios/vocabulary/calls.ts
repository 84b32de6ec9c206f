import type { World } from '../../harness/runner/index.ts'

/**
 * Operations of both servers by what they do for a connector, for both ways into the mailboxes. To strike an action, a
 * fault is armed on all of its operations.
 */
export const callsThat: Record<
  'logIn' | 'askForToken' | 'list' | 'download' | 'lookUp' | 'listFolders' | 'makeFolder' | 'write' | 'search',
  readonly string[]
> = {
  logIn: ['telemessage:login'],
  askForToken: ['m365:token'],
  list: ['telemessage:items.list'],
  download: ['telemessage:attachments.download'],
  lookUp: ['m365:users.list', 'm365:users.get', 'm365:users.exchangeSettings'],
  listFolders: ['m365:folders.list', 'm365:folders.children', 'm365:mailFolders.list', 'm365:mailFolders.children'],
  makeFolder: [
    'm365:folders.create',
    'm365:folders.createChild',
    'm365:mailFolders.create',
    'm365:mailFolders.createChild',
  ],
  write: ['m365:import.item', 'm365:messages.create', 'm365:folderMessages.create'],
  // Whether a message is in a mailbox already.
  search: ['m365:items.list', 'm365:messages.list', 'm365:folderMessages.list'],
}

/** Every operation of the site, or of the tenant. */
export function everyCallTo(server: World['site'] | World['tenant']): string[] {
  return server.operations.map(({ name }) => `${server.name}:${name}`)
}

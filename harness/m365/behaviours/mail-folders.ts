import type { BehaviourArea } from './behaviour.ts'

const api = 'https://learn.microsoft.com/graph/api'
const list = `${api}/user-list-mailfolders`
const resource = `${api}/resources/mailfolder`
const create = `${api}/user-post-mailfolders`
const update = `${api}/mailfolder-update`
const clientsServer = 'mozilla/releases-comm-central, GraphServer.sys.mjs; alcionai/corso, issue 3278'

/** Mail folders over Graph. */
export const mailFolders: BehaviourArea = {
  area: 'mail-folders',
  title: 'Mail folders',
  behaviours: [
    {
      id: 'mail-folders.direct-children',
      sentence: 'The list of mail folders has the direct children of the root, and nothing below them.',
      source: list,
      status: 'documented',
    },
    {
      id: 'mail-folders.pages-of-ten',
      sentence: 'A page has 10 folders unless `$top` says otherwise.',
      source: list,
      status: 'documented',
    },
    {
      id: 'mail-folders.hidden',
      sentence: 'Hidden folders are listed with `includeHiddenFolders=true` only.',
      source: list,
      status: 'documented',
    },
    {
      id: 'mail-folders.properties',
      sentence:
        'A folder has `id`, `displayName`, `parentFolderId`, `childFolderCount`, `unreadItemCount`, `totalItemCount` and `isHidden`.',
      source: resource,
      status: 'documented',
    },
    {
      id: 'mail-folders.size',
      sentence: 'A folder has `sizeInBytes`: what the messages directly in it take up.',
      source: 'public recordings of the service of January 2025',
      status: 'measured',
    },
    {
      id: 'mail-folders.well-known-names',
      sentence: 'Seventeen names, in any letter case, stand for ids: `inbox`, `msgfolderroot`, `syncissues` …',
      source: resource,
      status: 'documented',
    },
    {
      id: 'mail-folders.other-kinds',
      sentence: 'Folders for appointments, contacts, tasks, notes and the journal are not mail folders.',
      source: `${resource} does not say which kinds of folders are listed`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.recoverable-items',
      sentence:
        'Of Recoverable Items, `recoverableitemsdeletions` alone is a well-known name; purges and versions are not.',
      source: `${resource} lists that one; the others are known from EWS`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.children',
      sentence: '`childFolders` lists what is directly below a folder; `$expand=childFolders` brings it along.',
      source: `${api}/mailfolder-list-childfolders`,
      status: 'documented',
    },
    {
      id: 'mail-folders.create',
      sentence: 'A folder is made from `displayName` and, if need be, `isHidden`; the answer is 201 with the folder.',
      source: create,
      status: 'documented',
    },
    {
      id: 'mail-folders.create-child',
      sentence: 'A folder is made below another one by a POST to its `childFolders`.',
      source: `${api}/mailfolder-post-childfolders`,
      status: 'documented',
    },
    {
      id: 'mail-folders.duplicate-name',
      sentence: 'A second folder of the same name below one parent is 409 `ErrorFolderExists`, which names it.',
      source: clientsServer,
      status: 'measured',
    },
    {
      id: 'mail-folders.letter-case-of-names',
      sentence:
        'Two names that differ in letter case only are the same, when a folder is made and when one is filtered for.',
      source: `${create} does not say how names are compared`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.find-by-name',
      sentence: 'A folder is found by `$filter=displayName eq`; nothing finds it by a path.',
      source: list,
      status: 'documented',
    },
    {
      id: 'mail-folders.missing',
      sentence: 'A folder that does not exist is 404 `ErrorItemNotFound`.',
      source: 'microsoftgraph/msgraph-sdk-dotnet, issue 259',
      status: 'measured',
    },
    {
      id: 'mail-folders.malformed-id',
      sentence: 'A malformed id is 400 `ErrorInvalidIdMalformed`.',
      source: `${api}/mailfolder-get does not say what it answers`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.rename',
      sentence: 'PATCH changes `displayName`, and answers 200 with the folder.',
      source: update,
      status: 'documented',
    },
    {
      id: 'mail-folders.hidden-for-good',
      sentence: '`isHidden` is set when a folder is created, and does not change later.',
      source: resource,
      status: 'documented',
    },
    {
      id: 'mail-folders.hidden-refusal',
      sentence: 'A PATCH that would change `isHidden` is 400 `ErrorInvalidRequest`.',
      source: `${resource} says that it cannot be changed, and not what becomes of the attempt`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.move',
      sentence: 'A move names its destination by id or well-known name, and answers 201 with the folder.',
      source: `${api}/mailfolder-move`,
      status: 'documented',
    },
    {
      id: 'mail-folders.stable-id',
      sentence: 'The id of a folder stays the same when it is renamed or moved.',
      source: 'https://learn.microsoft.com/graph/outlook-immutable-id',
      status: 'documented',
    },
    {
      id: 'mail-folders.delete',
      sentence: 'DELETE answers 204 without a body, and the folder is gone from where it was.',
      source: `${api}/mailfolder-delete`,
      status: 'documented',
    },
    {
      id: 'mail-folders.deleted-where',
      sentence:
        'A deleted folder goes below Deleted Items with all it holds, and from there into Recoverable Items, where it stays.',
      source: `${api}/mailfolder-delete does not say where it goes`,
      status: 'unverified',
    },
    {
      id: 'mail-folders.distinguished',
      sentence:
        'The folders that every mailbox has cannot be renamed, moved or deleted: 400 `ErrorDeleteDistinguishedFolder`.',
      source: 'The code is known from EWS for deleting; what Graph answers is not known',
      status: 'unverified',
    },
  ],
}

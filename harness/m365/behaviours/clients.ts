import type { BehaviourArea } from './behaviour.ts'

const api = 'https://learn.microsoft.com/en-us/graph/api'

/** What clients ask for beside the operations of an archive. */
export const clients: BehaviourArea = {
  area: 'clients',
  title: 'What clients ask for besides',
  behaviours: [
    {
      id: 'clients.copy-message',
      sentence: '`copy` answers 201 with a new message in the other folder; the first stays.',
      source: `${api}/message-copy`,
      status: 'documented',
    },
    {
      id: 'clients.copy-folder',
      sentence: '`copy` of a folder copies its messages and the folders below it; a taken name is 409.',
      source: `${api}/mailfolder-copy`,
      status: 'documented',
    },
    {
      id: 'clients.nested-paths',
      sentence:
        'Everything about a message can be reached through its folder, and a folder through those above it; a folder that is not there is 404.',
      source: `${api}/message-get; ${api}/attachment-get`,
      status: 'documented',
    },
    {
      id: 'clients.translate-ids',
      sentence:
        '`translateExchangeIds` translates between `restId`, `restImmutableEntryId` and `ewsId`; an id that leads to nothing has `errorDetails`.',
      source: `${api}/user-translateexchangeids`,
      status: 'documented',
    },
    {
      id: 'clients.translate-entry-ids',
      sentence: '`entryId` and `immutableEntryId` are 501: the tenant has no binary ids of MAPI.',
      source: `${api}/user-translateexchangeids has them`,
      status: 'ours',
    },
    {
      id: 'clients.mailbox-settings',
      sentence: '`mailboxSettings`, and each of them alone, can be read with `MailboxSettings.Read`.',
      source: `${api}/user-get-mailboxsettings`,
      status: 'documented',
    },
    {
      id: 'clients.organization',
      sentence: '`/organization` is a list with the tenant, its id and its domains.',
      source: `${api}/organization-list`,
      status: 'documented',
    },
    {
      id: 'clients.metadata',
      sentence:
        '`$metadata` describes the resources that are here, in CSDL and without a token: no property of an answer is missing there. Enumerations are texts in it, and no type has a base type.',
      source: `OData Protocol 4.01, 11.1.2; ${api}/overview; the two differences are ours`,
      status: 'ours',
    },
    {
      id: 'clients.send-mail',
      sentence:
        '`sendMail` answers 202; the message is in Sent Items, unless `saveToSentItems` is false, and in the Inbox of each recipient of the tenant, without its blind copies.',
      source: `${api}/user-sendmail`,
      status: 'documented',
    },
    {
      id: 'clients.send-mime',
      sentence: '`sendMail` takes MIME in base64 as `text/plain`, too.',
      source: `${api}/user-sendmail`,
      status: 'documented',
    },
    {
      id: 'clients.send-draft',
      sentence: '`send` moves a draft into Sent Items and delivers it; what is no draft cannot be sent.',
      source: `${api}/message-send`,
      status: 'documented',
    },
    {
      id: 'clients.undeliverable',
      sentence:
        'For an address of the tenant that nobody has, the sender gets a report; what goes to other domains leaves no trace.',
      source: 'Exchange writes such reports; their words and times are its own',
      status: 'ours',
    },
  ],
}

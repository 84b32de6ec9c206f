import type { Audit, Observed, ReadMail } from '../../harness/oracle/index.ts'
import type { Playing } from '../../harness/runner/index.ts'
import type { Message } from './traffic.ts'

/** The owner of a mailbox, or its address. */
type MailboxOwner = { mailbox: string } | string

/** What a scenario demands of one message. There are few methods on purpose: the audit compares everything else. */
export interface Expectation {
  /** Exactly one copy in that mailbox, in any folder. */
  once(owner: MailboxOwner): void
  /** No copy in that mailbox. */
  absent(owner: MailboxOwner): void
  /** No copy in any mailbox. */
  nowhere(): void
  /** One copy, in the folder with that path below the root of the mailbox; names are separated by ` / `. */
  inFolder(owner: MailboxOwner, path: string): void
  /** One copy, and each aspect of it, as a mail reader shows it, is as wanted. */
  reads(owner: MailboxOwner, ...aspects: Aspect[]): void
}

/** One aspect of a message: its name, the wanted value, and the value seen. */
export interface Aspect {
  name: string
  wanted: string
  of: (mail: ReadMail, observed: Observed) => string
}

/** The demands on a message after the last sync. */
export function expectMessage(playing: Playing, judged: () => Audit, message: Message): Expectation {
  const { archiveMessageId } = message
  const [first] = message.captures
  const itemId = first?.item.itemId
  const copies = (mailbox?: string): Observed[] => {
    const { observed, prediction } = judged()
    // Another message may have the same id (CAP-12).
    const name = first === undefined ? archiveMessageId : prediction.messages.of(first)
    return observed.filter((one) => one.message === name && (!mailbox || one.mailbox === mailbox))
  }
  const fail = (what: string, acceptable: string, seen: string, mailbox?: string): void =>
    playing.fail({ message: what, acceptable: [acceptable], seen, itemId, archiveMessageId, mailbox })
  const only = (owner: MailboxOwner): Observed | undefined => {
    const mailbox = addressOf(owner)
    const found = copies(mailbox)
    if (found.length !== 1)
      fail('the message is not exactly once in the mailbox', 'one copy', `${found.length} copies`, mailbox)
    return found[0]
  }
  return {
    once: (owner) => {
      playing.occurred()
      only(owner)
    },
    absent: (owner) => {
      playing.occurred()
      const mailbox = addressOf(owner)
      const found = copies(mailbox)
      if (found.length > 0)
        fail('the message is in a mailbox that must not have it', 'no copy', `${found.length} copies`, mailbox)
    },
    nowhere: () => {
      playing.occurred()
      for (const { mailbox } of copies())
        fail('the message is in a mailbox, but must be in none', 'no copy anywhere', 'a copy', mailbox)
    },
    inFolder: (owner, path) => {
      playing.occurred()
      const seen = only(owner)?.folderPath.join(' / ')
      if (seen !== undefined && seen !== path) fail('the copy is in the wrong folder', path, seen, addressOf(owner))
    },
    reads: (owner, ...aspects) => {
      playing.occurred()
      const copy = only(owner)
      if (!copy) return
      for (const { name, wanted, of } of aspects) {
        const seen = of(copy.mail, copy)
        if (seen !== wanted) fail(`${name} is wrong`, shortened(wanted), shortened(seen), addressOf(owner))
      }
    },
  }
}

/** Lower case, as the oracle names mailboxes. */
function addressOf(owner: MailboxOwner): string {
  return (typeof owner === 'string' ? owner : owner.mailbox).toLowerCase()
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}… (${text.length} characters)`
}

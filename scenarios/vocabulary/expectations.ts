import type { Audit, Finding, Observed, ReadMail } from '../../harness/oracle/index.ts'
import { type Playing, pointOut } from '../../harness/runner/index.ts'
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
  /** The item has a value that a connector may have taken instead, for example another time. */
  aboutItem?: true
}

interface Failing extends Pick<Finding, 'fault' | 'message' | 'seen' | 'mailbox'> {
  acceptable: string
  aboutItem?: true | undefined
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
  const fail = (finding: Failing): void => {
    const { fault, acceptable, aboutItem, ...said } = finding
    const isAboutPlace = fault !== 'altered' && fault !== 'misplaced'
    const about = isAboutPlace || aboutItem ? judged().itemWords(itemId) : undefined
    playing.fail({ fault, ...said, acceptable: [acceptable], about, itemId, archiveMessageId })
  }
  const only = (owner: MailboxOwner): Observed | undefined => {
    const mailbox = addressOf(owner)
    const found = copies(mailbox)
    if (found.length === 0) {
      const message = 'the item is missing from a mailbox that it belongs into'
      fail({ fault: 'missing', message, acceptable: 'one copy', seen: elsewhere(copies()), mailbox })
    }
    if (found.length > 1) {
      const message = 'the item is more than once in the mailbox'
      const runs = [...new Set(found.map(({ sync }) => `run ${sync + 1}`))].join(' and ')
      const seen = `${found.length} copies, written by ${runs}`
      fail({ fault: 'doubled', message, acceptable: 'one copy', seen, mailbox })
    }
    return found.length === 1 ? found[0] : undefined
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
      if (found.length > 0) {
        const message = 'the item is in a mailbox that it does not belong into'
        fail({ fault: 'unexpected', message, acceptable: 'no copy in this mailbox', seen: counted(found), mailbox })
      }
    },
    nowhere: () => {
      playing.occurred()
      for (const { mailbox } of copies()) {
        const message = 'the item is in a mailbox, but must be in none'
        fail({ fault: 'unexpected', message, acceptable: 'no copy in any mailbox', seen: 'a copy', mailbox })
      }
    },
    inFolder: (owner, path) => {
      playing.occurred()
      const seen = only(owner)?.folderPath.join(' / ')
      if (seen === undefined || seen === path) return
      const message = 'the copy is in the wrong folder'
      fail({
        fault: 'misplaced',
        message,
        acceptable: path,
        seen: seen || 'the root of the mailbox',
        mailbox: addressOf(owner),
      })
    },
    reads: (owner, ...aspects) => {
      playing.occurred()
      const copy = only(owner)
      if (!copy) return
      for (const { name, wanted, of, aboutItem } of aspects) {
        const seen = of(copy.mail, copy)
        if (seen === wanted) continue
        const message = `difference in ${name}`
        fail({ fault: 'altered', message, ...pointOut(wanted, seen), aboutItem, mailbox: addressOf(owner) })
      }
    },
  }
}

/** Lower case, as the oracle names mailboxes. */
function addressOf(owner: MailboxOwner): string {
  return (typeof owner === 'string' ? owner : owner.mailbox).toLowerCase()
}

/** Where the copies of an item are that is missing from one mailbox. */
function elsewhere(copies: readonly Observed[]): string {
  if (copies.length === 0) return 'no copy in any mailbox'
  const others = [...new Set(copies.map(({ mailbox }) => mailbox))]
  const more = others.length > 2 ? ` and ${others.length - 2} more` : ''
  return `no copy here, but one in ${others.slice(0, 2).join(', ')}${more}`
}

function counted(copies: readonly unknown[]): string {
  return copies.length === 1 ? 'a copy' : `${copies.length} copies`
}

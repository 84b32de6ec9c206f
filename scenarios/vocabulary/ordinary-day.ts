import type { Colleague, Given, Message } from './index.ts'

/** A day that needs every action of a connector: a file to download, two mailboxes to write into. */
export interface OrdinaryDay {
  asha: Colleague
  ben: Colleague
  messages: Message[]
  /** Demands that every message is once in each of its mailboxes. */
  allThere(): void
}

/** Captures such a day. A second day in the same world has other people. */
export function ordinaryDay(given: Given, texts = 4): OrdinaryDay {
  const asha = given.hires()
  const ben = given.hires()
  const messages = [
    given.sends({ from: asha, to: ben, files: [{ sizeBytes: 3_000 }] }),
    ...Array.from({ length: texts }, (_, index) => given.sends({ from: asha, to: ben, text: `Text number ${index}.` })),
  ]
  return {
    asha,
    ben,
    messages,
    allThere: () => {
      for (const message of messages) {
        given.expects(message).once(asha)
        given.expects(message).once(ben)
      }
    },
  }
}

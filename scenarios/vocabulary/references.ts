import type { Observed } from '../../harness/oracle/index.ts'
import type { Aspect } from './expectations.ts'

/**
 * Whether the header names this message, and none of the others that somebody could take for it. It may name it by its `archiveMessageId`,
 * by its Message-ID, or by an id in its References: a later message knows only the `archiveMessageId`, and not what else went into the Message-ID.
 */
export function refersTo(original: readonly Observed[], others: readonly Observed[]): Aspect {
  const wanted = 'an id of the original, and of no other message'
  const [ofOriginal, ofOthers] = [original.flatMap(idsOf), others.flatMap(idsOf)]
  return {
    name: 'the header fields that refer to a message',
    wanted,
    of: (_, copy) => {
      const header = headerOf(copy)
      const names = (ids: readonly string[], besides: readonly string[]): boolean =>
        ids.some((id) => !besides.includes(id) && header.includes(id))
      if (names(ofOthers, ofOriginal)) return 'an id of another message'
      return names(ofOriginal, ofOthers) ? wanted : 'no id of the original'
    },
  }
}

function idsOf(copy: Observed): string[] {
  const { archiveMessageId, messageId } = copy.mail
  const references = /^References:(.*)$/im.exec(headerOf(copy))?.[1]?.match(/<[^<>]+>/g) ?? []
  return [archiveMessageId ?? '', messageId ?? '', ...references].filter((id) => id !== '')
}

/** The header block, unfolded. */
function headerOf({ stored }: Observed): string {
  const end = stored.content.indexOf('\r\n\r\n')
  const block = end === -1 ? stored.content : stored.content.subarray(0, end)
  return block.toString('latin1').replaceAll(/\r\n(?=[ \t])/g, '')
}

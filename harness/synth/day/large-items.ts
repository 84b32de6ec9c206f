import { inventAttachment } from '../media.ts'
import { textOfSize } from '../message-text.ts'
import type { DayInProgress } from './day-in-progress.ts'
import type { Wish } from './wish.ts'

/** 10 MiB, the limit by the default reading (LIM-3). Items over it are also over the decimal 10 MB. */
const limitBytes = 10_485_760

/** An attachment that is larger than the limit (LIM-1). */
export function oversizeAttachment({ chance }: DayInProgress): Wish {
  const sizeBytes = limitBytes + chance.int(1, 65_536)
  return {
    kind: 'document',
    once: true,
    attachments: (sentAt) => [inventAttachment({ chance, kind: 'document', sentAt, sizeBytes, quirk: 'unknown-type' })],
  }
}

/** Two attachments that together stay within the limit, and a text that makes the item exceed it (LIM-2). */
export function oversizeTogether({ chance }: DayInProgress): Wish {
  const sizeBytes = limitBytes / 2
  return {
    kind: 'image',
    once: true,
    text: textOfSize(chance, chance.int(1, 200)),
    attachments: (sentAt) => [0, 1].map(() => inventAttachment({ chance, kind: 'image', sentAt, sizeBytes })),
  }
}

/** A text of 64 KiB (CNV-5). */
export function longText({ chance }: DayInProgress): Wish {
  return { kind: 'text', text: textOfSize(chance, 65_536) }
}

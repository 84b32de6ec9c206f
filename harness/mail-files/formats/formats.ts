import type { FormatName } from '../layout/about-file.ts'
import { eml } from './eml.ts'
import { jsonLines } from './json-lines.ts'
import type { MailFormat } from './mail-format.ts'
import { maildir } from './maildir.ts'
import { mbox } from './mbox.ts'

/** Every format by its name. */
export const formats: Record<FormatName, MailFormat> = { eml, mbox, maildir, jsonl: jsonLines }

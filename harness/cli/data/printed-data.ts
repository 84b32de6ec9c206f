import { counted, numberText } from '../../report/count-words.ts'
import type { RepairedData } from '../../stores/checked-data.ts'
import type { CheckedFolder } from '../../stores/disk/check-data.ts'
import type { CheckedIndex } from '../../stores/disk/check-index.ts'
import type { CheckedStore } from '../../stores/postgres/check-store.ts'

/** What was checked: a folder, or a store in PostgreSQL. */
export type Checked = CheckedFolder | CheckedStore

/** What was checked, for people. */
export function checkedText(checked: Checked): string {
  return `${summary(checked)}${listed(checked)}`
}

/** What a repair did, for people; `removedTo` is where it keeps what it took out, as they know the place. */
export function repairedText({ before, after }: RepairedData<Checked>, removedTo: string | undefined): string {
  const files = before.unusedFiles.length
  const hadIndex = before.findings.some(({ kind }) => kind === 'search index')
  return [
    checkedText(before),
    files > 0 ? `Removed: ${counted(files, 'unused file', 'unused files')}.\n` : '',
    hadIndex ? 'Removed: search.db. The next search makes it again.\n' : '',
    removedTo === undefined ? '' : `Taken out and kept in ${removedTo}.\n`,
    removedTo === undefined && !hadIndex ? '' : `Now: ${checkedText(after)}`,
  ].join('')
}

/** What others may rely on: without the ids of rows. */
export function checkedInJson({ findings, ...checked }: Checked): object {
  return { ...checked, findings: findings.map(({ kind, place, problem, lost }) => ({ kind, place, problem, lost })) }
}

function summary(checked: Checked): string {
  const { recordCount, bodyCount, bodyBytes, findings } = checked
  const bytes = counted(bodyBytes, 'byte', 'bytes')
  const what = `${counted(recordCount, 'record', 'records')}, ${counted(bodyCount, 'body', 'bodies')} with ${bytes}`
  const verdict = findings.length === 0 ? 'sound' : counted(findings.length, 'finding', 'findings')
  return `${'folder' in checked ? checked.folder : checked.store}: ${what}: ${verdict}\n`
}

function listed(checked: Checked): string {
  const found = checked.findings.map(({ place, problem, lost }) => `  ${place}\n    ${problem}; lost: ${lost}\n`)
  const unused = checked.unusedFiles.map((path) => `  unused, which does no harm: bodies/${path}\n`)
  const index =
    'index' in checked && checked.index.state !== 'damaged' ? `  search.db ${indexText(checked.index)}\n` : ''
  return [...found, ...unused, index].join('')
}

function indexText({ state, contentCount, unusedContentCount = 0, unreadMessageCount = 0 }: CheckedIndex): string {
  if (state === 'missing') return 'is not there: the next search makes it from the messages'
  if (state === 'outdated') return 'was made by another version: the next search makes it again from the messages'
  const unread = counted(unreadMessageCount, 'message', 'messages')
  return [
    `is sound: it has the words of ${counted(contentCount, 'content', 'contents')}`,
    unreadMessageCount > 0 ? `; the next search reads ${unread} more` : '',
    unusedContentCount > 0 ? `; no message has ${numberText(unusedContentCount)} of them, which does no harm` : '',
  ].join('')
}

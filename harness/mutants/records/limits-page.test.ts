import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { noticedShare } from '../../report/index.ts'
import { readScores, scoresNow } from './scores-file.ts'

// Goal: the figures that people read are those of the records.

const root = fileURLToPath(new URL('../../../', import.meta.url))
const pageUrl = '../../../docs/limits.md'
const begin = '<!-- mutants: begin, written by harness/mutants/records/limits-page.test.ts -->'
const end = '<!-- mutants: end -->'
const scores = await scoresNow(root)

test('the figures that `prove` prints are those of the records (npm run test:mutants -- --record writes them)', async () => {
  expect(await readScores(root)).toEqual(scores)
})

test('the page about limits has the figures; -u writes them', async () => {
  const rows = scores.map((score) => {
    const { files, mutants, played, killed, timedOut, listed, open } = score
    return `| ${files} | ${mutants} | ${played} | ${killed} | ${timedOut} | ${listed} | ${open} | ${noticedShare(score)} |`
  })
  const head = '| mutants of | all | played | killed | timed out | survived, with a reason | survived, open | noticed |'
  const table = [head, '|---|---|---|---|---|---|---|---|', ...rows].join('\n')
  const page = await readFile(new URL(pageUrl, import.meta.url), 'utf8')
  const [before = '', rest = ''] = page.split(begin)
  await expect(`${before}${begin}\n\n${table}\n\n${end}${rest.split(end)[1] ?? ''}`).toMatchFileSnapshot(pageUrl)
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { archivers } from '../oracle/archivers.ts'
import { projectFiles, root } from './project-files.ts'

// Goal: an archiver is one row in three tables, and no other code knows the name of its folder or item class.

/** The files that may name an archiver, and why. Tests may too: they type out what they expect. */
const mayName: Record<string, string> = {
  'connector/archivers.ts': 'the table of the connector',
  'harness/oracle/archivers.ts': 'the table of the judge',
  'scenarios/vocabulary/archiver-literals.ts': 'the table of the scenarios',
  'harness/catalogue/cmp-compliance.ts': 'the words of the specification',
  'harness/catalogue/fld-folder.ts': 'the words of the specification',
  'harness/catalogue/map-mapping.ts': 'a heading of the specification',
  'harness/catalogue/ten-tenant.ts': 'a heading of the specification',
  'scenarios/fld-folder/folder.wrong.ts': 'the fault of a wrong connector is to know the name',
  'scenarios/hostile/mail-problems.ts': 'the hostile items are those of WhatsApp',
  'harness/cli/check-adapter/sample-adapter.ts': 'a sample of a connector that knows WhatsApp alone',
  'harness/oracle/audit/hand-made-mailboxes.ts': 'mailboxes for the tests of the judge',
  'harness/report/sample-report.ts': 'a report for the tests of the reports',
  'harness/bench/growth/streamed-day.ts': 'what a benchmark answers to the connector',
  'harness/bench/servers/mailbox-doors.ts': 'what a benchmark writes',
}

async function filesThatNameOne(): Promise<string[]> {
  const sources = (await projectFiles()).filter((path) => /^(connector|harness|scenarios)\//.test(path))
  const paths = sources.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  const texts = await Promise.all(paths.map((path) => readFile(new URL(path, root), 'utf8').catch(() => '')))
  const services = archivers.map(({ service }) => service).join('|')
  const name = new RegExp(`(${services}) ?archiver(?! app)`, 'i')
  return paths.filter((_, index) => name.test(texts[index] ?? ''))
}

test('only the listed files name an archiver, and each listed file does', async () => {
  const found = await filesThatNameOne()
  // An example in the help of a command is for people.
  const helps = [
    'harness/cli/mailbox/mailbox-command.ts',
    'harness/cli/requirements/requirements-command.ts',
    'harness/cli/run/run-command.ts',
    'harness/cli/serve/serve-command.ts',
  ]
  expect(found.filter((path) => !helps.includes(path)).toSorted()).toEqual(Object.keys(mayName).toSorted())
})

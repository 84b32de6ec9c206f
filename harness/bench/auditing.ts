import { simpleParser } from 'mailparser'
import { referenceConnector } from '../../scenarios/reference-connector.ts'
import { audit, type Witness } from '../oracle/index.ts'
import { createWorkFolder } from '../runner/index.ts'
import { openWorlds } from '../runner/world/open-world.ts'
import type { Benchmark } from './benchmark.ts'
import { startCpuMeter } from './cpu-time.ts'
import { type Figure, figure } from './figure.ts'
import { capturesOf, dayTo, readFirm } from './firm.ts'
import { inTurn } from './rounds.ts'

const defaultItems = 1000

/** Measures the audit of a day, compared with only reading its messages. */
export const auditing: Benchmark = {
  name: 'audit',
  measures: `the audit of a day of ${defaultItems} items (or --items N), compared with only reading its messages`,
  takes: 'half a minute',
  measure: async ({ items = defaultItems, progress }) => {
    progress.show(`audit: importing ${items} items`)
    const witness = await importedDay(items)
    progress.show('audit: auditing')
    return [await measureAudit(witness)]
  },
}

/** A day of the bundled firm, imported by the reference connector. */
async function importedDay(itemCount: number): Promise<Witness> {
  const workFolder = await createWorkFolder()
  try {
    const firm = await readFirm()
    const world = await (await openWorlds({ seed: 1, workFolder }))('benchmark', dayTo)
    try {
      for (const entry of firm.directory) world.addToDirectory(entry)
      for (const person of firm.people) world.addPerson(person)
      for (const event of capturesOf(firm, itemCount)) world.capture(event)
      const { status, message } = await world.sync(referenceConnector)
      if (status !== 'done') throw new Error(`the connector did not finish the day: ${message}`)
      return world.witness()
    } finally {
      await world.close()
    }
  } finally {
    await workFolder.remove()
  }
}

async function measureAudit(witness: Witness): Promise<Figure> {
  const copies = witness.syncs.flatMap(({ after }) => after.flatMap(({ messages }) => messages))
  // Most copies of one message have the same bytes, so each content is read only once.
  const contents = new Map(copies.map(({ contentSha256, content }) => [contentSha256, content]))
  const compared = await inTurn(
    {
      value: async () => {
        const cpuSeconds = startCpuMeter()
        const { findings } = await audit(witness)
        if (findings.length > 0) throw new Error(`the audit finds ${findings[0]?.message}`)
        return copies.length / cpuSeconds()
      },
      bound: async () => {
        const cpuSeconds = startCpuMeter()
        for (const content of contents.values()) await simpleParser(content, { skipTextToHtml: true })
        return copies.length / cpuSeconds()
      },
    },
    { rounds: 3, warmUps: 1 },
  )
  return figure({
    name: 'copies audited, compared with only reading their messages',
    ...compared,
    unit: 'copies/s',
    target: null,
    sense: 'at least',
  })
}

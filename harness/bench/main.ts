import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { figureTable } from './figure.ts'
import { measurePaging } from './paging.ts'
import { measureWriting } from './writing.ts'

// The benchmark: `npm run bench`, or `npm run bench -- --json figures.json`. Ends with exit code 1 when a target is missed.

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const figures = [...(await measurePaging()), ...(await measureWriting())]
process.stdout.write(figureTable(figures))
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ figures }, undefined, 2)}\n`)
if (figures.some(({ met }) => !met)) process.exitCode = 1

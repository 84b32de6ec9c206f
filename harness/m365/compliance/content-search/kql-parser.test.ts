import { readFile } from 'node:fs/promises'
import peggy from 'peggy'
import { expect, test } from 'vitest'

// The product has the generated parser and not its generator: nothing is generated or downloaded where it is installed.

test('the generated parser is that of the grammar', async () => {
  const grammar = await readFile(new URL('kql.peggy', import.meta.url), 'utf8')
  const parser = peggy.generate(grammar, { output: 'source', format: 'bare' }).trim()
  const file = `// Generated from kql.peggy, which says how. Do not edit it.
// @ts-${'nocheck'}
import type { Syntax } from './kql-syntax.ts'

/** The parser of the query language. \`parse\` throws a SyntaxError with \`location\` and \`expected\`. */
export const kqlParser: { parse(text: string): Syntax | null } = ${parser.replace(/;$/, '')}
`
  await expect(file).toMatchFileSnapshot('kql-parser.generated.ts')
})

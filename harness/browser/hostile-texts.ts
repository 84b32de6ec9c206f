import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const files = ['injection', 'unicode', 'identity']
/** What a page of a few texts can show; longer ones say the same. */
const charactersMax = 2_000

/** Every text of the hostile corpus, once: in names, groups, subjects, texts and names of files. */
export async function hostileTexts(): Promise<string[]> {
  const found = new Set<string>(scriptTexts)
  for (const name of files) {
    const path = fileURLToPath(new URL(`../../fixtures/hostile/${name}.jsonl`, import.meta.url))
    for (const line of (await readFile(path, 'utf8')).split('\n')) {
      if (line.trim() !== '') for (const text of textsIn(JSON.parse(line))) found.add(text.slice(0, charactersMax))
    }
  }
  return [...found].filter((text) => text.trim() !== '')
}

/** What would run, load or leave in a page that forgot to escape. */
const scriptTexts = [
  '<script>alert("script")</script>',
  '"><img src=x onerror=alert("image")>',
  "'><svg/onload=alert('svg')>",
  '<img src="https://elsewhere.example/pixel.png">',
  '<iframe src="https://elsewhere.example/"></iframe>',
  '<style>body{display:none}</style>',
  '<form action="https://elsewhere.example/"><button>Sign out</button></form>',
  '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
  'javascript:alert("link")',
  '</pre></code></td><h1>Not ours</h1>',
  '{{7*7}} {{constructor.constructor("alert(9)")()}}',
]

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

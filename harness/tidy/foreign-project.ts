import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { root } from './project-files.ts'

const clone = fileURLToPath(root)
const projects = join(clone, 'fixtures/foreign-projects')

/** How a command ended; `said` is both streams, the errors last. */
export interface Ended {
  exitCode: number
  said: string
}

/** What `npm pack` makes of the clone as it was last built: a file, and the paths in it. */
export interface PackedProduct {
  tarball: string
  paths: string[]
}

/** A new empty folder outside the clone, so that nothing in it is found by accident. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'foreign-project-'))
}

/** Runs a program of Node's in a folder, without what the runner of these tests has put into the environment. */
export async function runNode(args: string[], cwd: string, variables: Record<string, string> = {}): Promise<Ended> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, NO_COLOR: '1', ...variables }
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const exitCode = typeof error?.code === 'number' ? error.code : error ? -1 : 0
      resolve({ exitCode, said: `${stdout}${stderr}` })
    })
  })
}

/** The script behind a command of an installed package, such as `tsc` of `typescript`. */
export async function scriptOf(packageName: string, command: string, folder: string = clone): Promise<string> {
  const home = join(folder, 'node_modules', packageName)
  const { bin } = z
    .object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })
    .parse(JSON.parse(await readFile(join(home, 'package.json'), 'utf8')))
  const script = typeof bin === 'string' ? bin : bin[command]
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`)
  return join(home, script)
}

/** Packs the clone into a folder. Without scripts: they would build again what other tests are reading. */
export async function packInto(folder: string): Promise<PackedProduct> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await promisify(execFile)('npm', args, { cwd: clone, maxBuffer: 2 ** 26 })
  const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
  const [product] = packed.parse(JSON.parse(stdout))
  if (product === undefined) throw new Error('npm pack packed nothing')
  return { tarball: join(folder, product.filename), paths: product.files.map(({ path }) => path) }
}

/**
 * Installs the packed files into `node_modules` of a folder without the network: the files are copied, the dependencies
 * and `tools` are links into the clone. Other packages of the clone are not there.
 */
export async function installFromClone({ paths }: PackedProduct, folder: string, tools: string[]): Promise<void> {
  const installed = (name: string): string => join(folder, 'node_modules', name)
  for (const name of [...(await dependencyNames()), ...tools]) {
    await mkdir(dirname(installed(name)), { recursive: true })
    await symlink(join(clone, 'node_modules', name), installed(name))
  }
  for (const path of paths) await cp(join(clone, path), join(installed('mock-telemessage'), path))
}

async function dependencyNames(): Promise<string[]> {
  const { dependencies } = createRequire(import.meta.url)('../../package.json') as {
    dependencies: Record<string, string>
  }
  return Object.keys(dependencies)
}

/** Copies a project of `fixtures/foreign-projects/` into a folder; returns its own folder. */
export async function placeProject(name: string, folder: string): Promise<string> {
  const place = join(folder, name)
  await cp(join(projects, name), place, { recursive: true })
  // The name says that the file is an ES module, which a test in CommonJS can only import.
  const shared = name === 'commonjs-bundler' ? 'one-day.mts' : 'one-day.ts'
  await cp(join(projects, 'shared/one-day.ts'), join(place, shared))
  return place
}

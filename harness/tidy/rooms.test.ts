import { expect, test } from 'vitest'
import { inCircles } from './arrows.ts'
import { readImportMatrix } from './import-matrix.ts'
import { projectFiles } from './project-files.ts'
import { roomsPicture } from './rooms-picture.ts'

// Goal: a newcomer finds the right file. Folders stay small, each has a place in the import matrix, and the picture in
// CONTRIBUTING.md shows the matrix as it is.

const matrix = readImportMatrix()
const sourcesPerFolderMax = 25

const sources = (await projectFiles()).filter((path) => /^(harness|connector|scenarios)\/.*\.ts$/.test(path))
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
const folders = new Set(sources.flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))))

test('no folder holds more than 25 source files', () => {
  const counts = new Map<string, number>()
  for (const path of sources.filter((source) => !source.endsWith('.test.ts'))) {
    counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1)
  }
  expect(counts.size).toBeGreaterThan(50)
  expect([...counts].filter(([, count]) => count > sourcesPerFolderMax)).toEqual([])
})

test('no file and folder of one name are side by side', () => {
  const named = sources.map((path) => path.replace(/(\.[a-z]+)*\.ts$/, ''))
  expect(named.filter((path) => folders.has(path))).toEqual([])
})

test('every world and every room in a world has its place in the matrix', () => {
  const worlds = [...Object.keys(matrix.worlds), ...matrix.roots]
  const top = sources.flatMap((path) => /^harness\/([^/]+)\//.exec(path)?.[1] ?? [])
  expect([...new Set(top)].filter((world) => !worlds.includes(world) && world !== 'tidy')).toEqual([])
  const missing = Object.entries(matrix.rooms).flatMap(([world, { rooms }]) =>
    [...folders]
      .filter((folder) => folderOf(folder) === world)
      .map((folder) => folder.slice(world.length + 1))
      .filter((room) => !(room in rooms) && room !== 'transport-cases')
      .map((room) => `${world}/${room}`),
  )
  expect(missing).toEqual([])
  const withRooms = [...folders].map(folderOf).filter((world) => worlds.includes(world.replace('harness/', '')))
  expect([...new Set(withRooms)].filter((world) => !(world in matrix.rooms))).toEqual([])
})

test('rooms and worlds that the matrix names are there, and none leads back to itself', () => {
  for (const [world, { entry, rooms }] of Object.entries(matrix.rooms)) {
    expect(Object.keys(rooms).filter((room) => !folders.has(`${world}/${room}`))).toEqual([])
    expect(entry.filter((file) => !sources.includes(`${world}/${file}.ts`))).toEqual([])
    expect(inCircles(new Map(Object.entries(rooms))), world).toEqual([])
  }
  const worlds = new Map(Object.entries(matrix.worlds).map(([world, seen]) => [world, Object.keys(seen)]))
  expect(inCircles(worlds)).toEqual([])
})

test('the picture in CONTRIBUTING.md shows the matrix as it is; -u draws it again', async () => {
  await expect(await roomsPicture(matrix)).toMatchFileSnapshot('../../docs/rooms.svg')
})

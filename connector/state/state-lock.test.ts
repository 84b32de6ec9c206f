import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { symlink } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { lockState } from './state-lock.ts'

test('a folder that one run has is refused to a second', async () => {
  const folder = await sampleFolder()
  const lock = await lockState(folder)
  await expect(lockState(folder)).rejects.toMatchObject({ code: 'state-in-use', name: 'RetriableError' })
  await lock.release()
})

test('a folder is refused under its other name, too', async () => {
  const folder = await sampleFolder()
  await symlink(folder, `${folder}-link`)
  const lock = await lockState(folder)
  await expect(lockState(`${folder}-link`)).rejects.toMatchObject({ code: 'state-in-use' })
  await lock.release()
})

test('a released folder can be taken again', async () => {
  const folder = await sampleFolder()
  await (await lockState(folder)).release()
  await (await lockState(folder)).release()
})

test('two folders can be taken at the same time', async () => {
  const locks = [await lockState(await sampleFolder()), await lockState(await sampleFolder())]
  for (const lock of locks) await lock.release()
  expect(locks).toHaveLength(2)
})

test.runIf(process.platform === 'linux')('a folder whose process was killed is free', async () => {
  const folder = await sampleFolder()
  const script = `
    const { createHash } = require('node:crypto')
    const id = createHash('sha256').update(require('node:fs').realpathSync(process.argv[1])).digest('hex').slice(0, 32)
    require('node:net').createServer().listen({ path: '\\0archiver-state-' + id }, () => console.log('held'))`
  const holder = spawn(process.execPath, ['-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  await expect(lockState(folder)).rejects.toMatchObject({ code: 'state-in-use' })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  await (await lockState(folder)).release()
})

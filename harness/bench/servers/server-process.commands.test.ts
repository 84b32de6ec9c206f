import { expect, it } from 'vitest'
import { startServer } from './server-process.ts'

// Started from the built program, as the benchmark does: the sources are at another depth of the package.
const built = new URL('../../../dist/harness/bench/servers/', import.meta.url)
const credentials = ['archive-admin', 'a password that is hard to guess']
const tenant = ['f1a1c9de-0000-4000-8000-000000000001', 'f1a1c9de-0000-4000-8000-000000000002', 'a secret']

it.each([
  ['site-server.js', ['20', ...credentials]],
  ['site-server.js', ['20', ...credentials, 'files-of-one-size']],
  ['tenant-server.js', [...tenant, 'asha@contoso.example']],
  ['tenant-server.js', tenant],
])('%s starts and answers', async (module, args) => {
  const server = await startServer(new URL(module, built), args)
  try {
    // No server has this path.
    expect((await fetch(`${server.url}/nothing-here`)).status).toBeGreaterThanOrEqual(400)
    expect(await server.heldBytes()).toBeGreaterThan(0)
  } finally {
    await server.stop()
  }
})

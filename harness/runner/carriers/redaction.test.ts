import { expect, test } from 'vitest'
import { createRedaction } from './redaction.ts'
import { sampleEnvironment } from './sample-environment.ts'

test('the signature of the staging container is hidden, inside its address and alone', () => {
  const signature = 'c2Vj/cmV0+c2ln='
  const address = `https://127.0.0.1:1/account/container?sp=r&sig=${encodeURIComponent(signature)}`
  const { of } = createRedaction({ ...sampleEnvironment('/world'), MT_STAGING_URL: address }, {})
  expect(of(`put to ${address} failed`)).toBe('put to [MT_STAGING_URL] failed')
  expect(of(`sig=${encodeURIComponent(signature)}`)).toBe('sig=[MT_STAGING_URL]')
  expect(of(`signed with ${signature}`)).toBe('signed with [MT_STAGING_URL]')
})

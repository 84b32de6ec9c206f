import { expect, test } from 'vitest'
import { consoleHostOption, consolePlaceOf, loopbackPlace } from './console-hosts.ts'

test.each(['http://192.168.1.5', '192.168.1.5:9446', 'a b', '', '-x.example', 'x..example', '<b>'])(
  '%j is no host',
  (text) => {
    expect(() => consoleHostOption(text)).toThrow('without scheme and port')
  },
)

test('the console listens at the first host, and all of them are names that browsers may use', () => {
  const hosts = ['192.168.1.5', 'Build.Example', '[2001:db8::5]'].reduce<string[]>(
    (before, text) => consoleHostOption(text, before),
    [],
  )
  expect(consolePlaceOf(hosts)).toEqual({
    address: '192.168.1.5',
    names: ['192.168.1.5', 'build.example', '[2001:db8::5]'],
    isLoopback: false,
  })
})

test.each(['0.0.0.0', '::'])('%s alone is refused, because it is no name that a browser could send', (address) => {
  expect(() => consolePlaceOf([address])).toThrow(/add the names that browsers will use/)
  expect(consolePlaceOf([address, 'build.example'])).toEqual({ address, names: ['build.example'], isLoopback: false })
})

test('this machine alone is the default, and a name of it changes nothing but the address', () => {
  expect(consolePlaceOf([])).toEqual(loopbackPlace)
  expect(consolePlaceOf(['localhost'])).toEqual(loopbackPlace)
  expect(consolePlaceOf(['::1'])).toEqual({ ...loopbackPlace, address: '::1' })
  expect(consolePlaceOf(['127.0.0.2'])).toEqual({ address: '127.0.0.2', names: ['127.0.0.2'], isLoopback: true })
  // A name that others may use makes it a console for others.
  expect(consolePlaceOf(['127.0.0.1', 'console.example'])).toMatchObject({ isLoopback: false })
})

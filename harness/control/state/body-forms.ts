import { hash } from 'node:crypto'
import { stateOf, stateText } from './state-json.ts'
import type { StateTables, StoredForm } from './state-tables.ts'

/** Tables, as far as forms need them. */
type WithBodies = Pick<StateTables, 'bodies'>

/** How a store keeps bytes in a value apart from it: a file, an import log. In memory they stay where they are. */
export function bytesForm({ bodies }: WithBodies): StoredForm<Buffer> {
  // Bytes never change, so they are digested and kept once, however often the value around them changes.
  const digests = new WeakMap<Buffer, string>()
  return {
    toStored: (bytes) => {
      const known = digests.get(bytes)
      if (known !== undefined) return known
      const digest = hash('sha256', bytes)
      bodies?.keep(digest, bytes)
      digests.set(bytes, digest)
      return digest
    },
    fromStored: (stored) => {
      if (bodies === undefined) throw new Error('bytes were kept by tables that keep none')
      const bytes = bodies.read(String(stored))
      digests.set(bytes, String(stored))
      return bytes
    },
  }
}

/**
 * How a store keeps a large part of a value apart from it, so that a change of the rest does not write it once more. The part is
 * replaced when it changes, never changed in place.
 */
export function partForm<Part extends object>({ bodies }: WithBodies, form: StoredForm<Part>): StoredForm<Part> {
  const digests = new WeakMap<Part, string>()
  return {
    toStored: (part) => {
      const known = digests.get(part)
      if (known !== undefined) return known
      const bytes = Buffer.from(stateText(form.toStored(part)))
      const digest = hash('sha256', bytes)
      bodies?.keep(digest, bytes)
      digests.set(part, digest)
      return digest
    },
    fromStored: (stored) => {
      if (bodies === undefined) throw new Error('a part was kept by tables that keep none')
      const part = form.fromStored(stateOf(bodies.read(String(stored)).toString()))
      digests.set(part, String(stored))
      return part
    },
  }
}

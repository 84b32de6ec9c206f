import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the tests put their pictures, for people to look at; git ignores it. */
export const picturesFolder = fileURLToPath(new URL('../../.pictures', import.meta.url))

/** The path of a picture. Playwright makes the folder. */
export function picturePath(name: string): string {
  return join(picturesFolder, `${name}.png`)
}

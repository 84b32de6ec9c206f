import { join } from 'node:path'

/** Where a store on a disk has its parts. */
export function placesIn(folder: string): {
  dataBase: string
  terms: string
  bodies: string
  removed: string
  scratch: string
} {
  return {
    dataBase: join(folder, 'data.db'),
    terms: join(folder, 'search.db'),
    bodies: join(folder, 'bodies'),
    removed: join(folder, 'removed'),
    scratch: join(folder, 'scratch'),
  }
}

import { join } from 'node:path'

/** Where a store on a disk has its parts. */
export function placesIn(folder: string): { dataBase: string; bodies: string; removed: string } {
  return { dataBase: join(folder, 'data.db'), bodies: join(folder, 'bodies'), removed: join(folder, 'removed') }
}

import { join } from 'node:path'
import type { CaptureEvent } from '../contract/index.ts'
import { createChance } from '../control/seed.ts'
import { packageFolder } from '../runner/own-package.ts'
import {
  type DayEvent,
  generatedContent,
  readTenantFixture,
  synthesiseDay,
  type TenantFixture,
} from '../synth/index.ts'
import type { Site } from '../telemessage/index.ts'

/** The day of the measurements. */
export const dayFrom: Date = new Date('2026-03-02T00:00:00Z')
export const dayTo: Date = new Date('2026-03-03T00:00:00Z')

const mebibyte = 1024 * 1024

/** The bundled firm. */
export function readFirm(): Promise<TenantFixture> {
  return readTenantFixture(join(packageFolder, 'fixtures/tenants/contoso.json'))
}

/** Registers the people of the firm at a site. */
export function registerAll({ people }: TenantFixture, site: Pick<Site, 'register'>): void {
  for (const { firstName, lastName, number, registration } of people) {
    if (registration) site.register({ firstName, lastName, number, ...registration })
  }
}

/** The captures of the day; they are always the same. */
export function* capturesOf({ people }: TenantFixture, itemCount: number): Generator<DayEvent> {
  for (const event of synthesiseDay({ chance: createChance(1), people, itemCount, from: dayFrom, to: dayTo })) {
    if (event.captureTime >= dayFrom && event.captureTime < dayTo) yield event
  }
}

/**
 * The same captures, but with files of one size: a hundredth of them, all between two people, have a file of 1 MiB; the
 * others have none.
 */
export function* capturesWithFiles(firm: TenantFixture, itemCount: number): Generator<CaptureEvent> {
  const chance = createChance(1).fork('files of one size')
  let files = 0
  let place = 0
  for (const event of capturesOf(firm, itemCount)) {
    place += 1
    // If the hundredth item is in a group, the next item between two people gets its file.
    const isDue = files * 100 < place && event.participants.length === 2 && event.kind === 'text'
    if (isDue) files += 1
    yield { ...event, attachments: isDue ? [fileOf(files)] : [] }
  }

  function fileOf(number: number): CaptureEvent['attachments'][number] {
    const content = generatedContent({ chance: chance.fork(String(number)), sizeBytes: mebibyte })
    return { attachmentId: `file-${number}`, fileName: `report-${number}.pdf`, contentType: 'application/pdf', content }
  }
}

import { createRequire } from 'node:module'
import { z } from 'zod'

/** Who may import whom: worlds, and the rooms in them. */
export interface ImportMatrix {
  /** What each world may import: of another world everything, or only types. */
  worlds: Record<string, Record<string, 'any' | 'types only'>>
  /** Worlds that see all others and that nobody imports. */
  roots: string[]
  /** The rooms of a world, by its path, and which rooms of the same world each may import. */
  rooms: Record<string, { entry: string[]; rooms: Record<string, string[]> }>
}

const matrixSchema: z.ZodType<ImportMatrix> = z.object({
  worlds: z.record(z.string(), z.record(z.string(), z.enum(['any', 'types only']))),
  roots: z.array(z.string()),
  rooms: z.record(
    z.string(),
    z.object({ entry: z.array(z.string()), rooms: z.record(z.string(), z.array(z.string())) }),
  ),
})

/** The matrix that the import check enforces, read from `.dependency-cruiser.cjs`. Throws a ZodError when its form has changed. */
export function readImportMatrix(): ImportMatrix {
  const config: unknown = createRequire(import.meta.url)('../../.dependency-cruiser.cjs')
  return z.object({ matrix: matrixSchema }).parse(config).matrix
}

/**
 * Requirements that no wrong connector must turn red, by id, with the reason. Whoever adds one that does takes the
 * requirement out of here.
 */
export const unproven: ReadonlyMap<string, string> = new Map(
  ['STG-1', 'STG-2', 'STG-4'].map((id) => [
    id,
    'No scenario plays it: there is no mock of the storage, and the reference connector declares no staging in it.',
  ]),
)

/**
 * Requirements and areas without a table of dimensions, by id or area, with the reason. A requirement that is neither here nor in a
 * table is red in a test.
 */
export const withoutDimensions: Readonly<Record<string, string>> = {
  'DAY-6': 'a day is run again, and nothing about it may differ',
  'DAY-9': 'its dimension is the order of two runs in time, which a scenario cannot choose',
  'DAY-12': 'it has one case: another state folder',
  'MAP-2': 'not written yet',
  'MAP-8': 'not written yet',
  'MAP-9': 'its only dimension is the spelling, and each spelling has a scenario of its own',
  'MAP-10': 'its only dimension is the form of the file, and each form has a scenario of its own',
  'MAP-11': 'its only dimension is what is wrong with the file, and each mistake has a scenario of its own',
  'MAP-12': 'not written yet',
  'MAP-14': 'not written yet',
  'MAP-15': 'not written yet',
  'MAP-16': 'its only dimension is the form of the id, and each form has a scenario of its own',
  'MAP-17': 'not written yet',
  'MAP-18': 'its only dimension is the spelling, and each spelling has a scenario of its own',
  CAP: 'not written yet',
  STG: 'not written yet',
  CNV: 'not written yet',
  FLD: 'not written yet',
  LOG: 'not written yet',
  'RES-3': 'its only dimension is the answer after the write, and each answer has a scenario of its own',
  'RES-7': 'its dimensions are the kinds of rows in scenarios/hostile',
  'RES-10': 'its only dimension is why a mailbox refuses, and each reason has a scenario of its own',
  SEC: 'not written yet',
}

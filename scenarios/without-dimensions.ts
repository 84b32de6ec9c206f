/**
 * Requirements and areas without a table of dimensions, by id or area, with the reason. A requirement that is neither here nor in a
 * table is red in a test.
 */
export const withoutDimensions: Readonly<Record<string, string>> = {
  'DAY-6': 'a day is run again, and nothing about it may differ',
  'DAY-9': 'its dimension is the order of two runs in time, which a scenario cannot choose',
  'DAY-12': 'it has one case: another state folder',
  'MAP-9': 'its only dimension is the spelling, and each spelling has a scenario of its own',
  'MAP-10': 'each form of a file has a scenario of its own, and those that one program writes have one together',
  'MAP-11': 'its only dimension is what is wrong with the file, and each mistake has a scenario of its own',
  'MAP-15': 'it has one case: another file for the next run',
  'MAP-16': 'its only dimension is the form of the id, and each form has a scenario of its own',
  'MAP-17': 'its only dimension is the country whose numbers changed, and each has its scenarios in both directions',
  'MAP-18': 'its only dimension is the spelling, and each spelling has a scenario of its own',
  'CAP-1': 'it has one case, which every other requirement needs',
  'CAP-2': 'each combination of voice or video with how the call ended has a scenario of its own',
  'CAP-6': 'its only dimension is the route of capture, and each route has a scenario of its own',
  'CAP-8': 'its only dimension is the kind of item, and each kind has a scenario of its own',
  'CAP-9': 'its only dimension is the kind of item, and one scenario has all three',
  'CAP-11': 'its only dimension is how much the ids of two messages differ, and each case has a scenario of its own',
  STG: 'its dimensions are the moments of one item in the staging location, and each requirement is about one moment',
  'CNV-8': 'it has one case: the same message in another run',
  'CNV-11': 'it has one case for each archiver',
  'LOG-3': 'its dimensions are the number of items and the ids of a user, and each has a scenario of its own',
  'SEC-4': 'its only dimension is the answer without end or the name, and each has a scenario of its own',
  'RES-3': 'its only dimension is the answer after the write, and each answer has a scenario of its own',
  'RES-7': 'its dimensions are the kinds of rows in scenarios/hostile',
  'RES-10': 'its only dimension is why a mailbox refuses, and each reason has a scenario of its own',
}

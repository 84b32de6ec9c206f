import { capturePlanePaths, userImportColumns, userImportLinesMax, userImportSchema } from '../../contract/index.ts'
import { jsonResponse } from '../../control/wire.ts'
import { importUsers } from '../account/user-import.ts'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { readCsv } from './read-body.ts'
import type { Services } from './services.ts'
import { accountOperation } from './site-operation.ts'

/** The operation with which administrators create users in bulk. */
export function userImportOperations(services: Services): DescribedOperation[] {
  return [
    accountOperation(services, {
      name: 'users.import',
      method: 'POST',
      path: capturePlanePaths.userImports,
      description: {
        summary: 'Create users in bulk from CSV',
        description: `Comma-separated values in UTF-8, with or without a byte order mark. Lines end with LF, CRLF or CR. The first line names the columns, in any order: \`${userImportColumns.join('`, `')}\`. The first three are required; the others may be left out. Every cell must fit the rule of its field in \`NewUser\`; an empty cell means that the field is absent. At most ${userImportLinesMax} users at once. Each line is checked separately. Adding users in bulk is documented; the columns and the operation are simulated.`,
        body: { contentType: 'text/csv' },
        answers: {
          200: {
            description: 'One result for each user in the file.',
            body: { contentType: 'application/json', schema: userImportSchema },
          },
        },
        refusals: ['body-not-csv', 'body-too-large', 'csv-invalid'],
      },
      respond: async (request) => jsonResponse(200, await importUsers(readCsv(request), services.account)),
    }),
  ]
}

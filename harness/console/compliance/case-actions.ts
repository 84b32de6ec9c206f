import { z } from 'zod'
import { dataConnectorPaths, ediscoveryPaths as paths, shownRoleGroupSchema } from '../../contract/index.ts'
import { wholeBody } from '../door.ts'
import { type ConsoleAction, type ConsoleDownload, FormMistake } from '../page.ts'

const cases = '/compliance/cases'
const madeSchema = z.looseObject({ id: z.string() })
const caseAt = (params: Record<string, string>): string => `${cases}/${encodeURIComponent(params['caseId'] ?? '')}`

/** What the forms of cases do. */
export const caseActions: readonly ConsoleAction[] = [
  {
    path: cases,
    handler: async ({ fields }, { tenant }) => {
      const displayName = fields.text('name')
      if (displayName === '') throw new FormMistake('Write a name for the case: Contoso v. Fabrikam')
      const { id } = await tenant.ask({ method: 'POST', path: paths.cases, body: { displayName } }, madeSchema)
      return { to: `${cases}/${id}`, notice: `The case ${displayName} is open.` }
    },
  },
  {
    path: `${cases}/become-manager`,
    handler: async (_form, { tenant, facts }) => {
      const group = { path: dataConnectorPaths.roleGroup, values: { name: 'eDiscovery Manager' } }
      const { members } = await tenant.ask({ method: 'GET', ...group }, shownRoleGroupSchema)
      const body = { members: [...new Set([...members, facts.administrator])] }
      await tenant.tell({ method: 'PATCH', ...group, body })
      return { to: cases, notice: `${facts.administrator} is an eDiscovery Manager now.` }
    },
  },
  ...(['close', 'reopen'] as const).map(
    (act): ConsoleAction => ({
      path: `${cases}/:caseId/${act}`,
      handler: async ({ params }, { tenant }) => {
        await tenant.tell({ method: 'POST', path: paths[act], values: params })
        return {
          to: caseAt(params),
          notice:
            act === 'close' ? 'The case is closed. Its holds are off.' : 'The case is open again. Its holds stay off.',
        }
      },
    }),
  ),
  ...(['applyHold', 'removeHold'] as const).map(
    (act): ConsoleAction => ({
      path: `${cases}/:caseId/custodians/:custodianId/${act}`,
      handler: async ({ params }, { tenant }) => {
        await tenant.tell({ method: 'POST', path: paths[act], values: params })
        return { to: caseAt(params), notice: act === 'applyHold' ? 'The mailbox is on hold.' : 'The hold is removed.' }
      },
    }),
  ),
  {
    path: `${cases}/:caseId/custodians`,
    handler: async ({ params, fields }, { tenant }) => {
      const email = fields.text('email')
      const { id } = await tenant.ask(
        { method: 'POST', path: paths.custodians, values: params, body: { email } },
        madeSchema,
      )
      const values = { ...params, custodianId: id }
      await tenant.tell({
        method: 'POST',
        path: paths.userSources,
        values,
        body: { email, includedSources: 'mailbox' },
      })
      await tenant.tell({ method: 'POST', path: paths.applyHold, values })
      return { to: caseAt(params), notice: `${email} is a custodian, whose mailbox is on hold.` }
    },
  },
  {
    path: `${cases}/:caseId/exports`,
    handler: async ({ params, fields }, { tenant }) => {
      const { value } = await tenant.ask(
        { method: 'GET', path: paths.searches, values: params },
        z.object({ value: z.array(madeSchema) }),
      )
      const search = {
        displayName: `Export ${value.length + 1}`,
        contentQuery: fields.text('query'),
        dataSourceScopes: 'allCaseCustodians',
      }
      const { id } = await tenant.ask(
        { method: 'POST', path: paths.searches, values: params, body: search },
        madeSchema,
      )
      const values = { ...params, searchId: id }
      await tenant.tell({ method: 'POST', path: paths.estimate, values })
      const body = {
        displayName: search.displayName,
        exportCriteria: 'searchHits, partiallyIndexed',
        exportLocation: 'responsiveLocations, nonresponsiveLocations',
        ...{ additionalOptions: 'none', exportFormat: 'eml' },
      }
      await wholeBody(await tenant.open({ method: 'POST', path: paths.exportResult, values, body }))
      return { to: caseAt(params), notice: 'The export has begun. Its file is below when it is ready.' }
    },
  },
]

/** The files of exports. */
export const caseDownloads: readonly ConsoleDownload[] = [
  {
    path: `${cases}/:caseId/exports/:operationId/:fileName`,
    handler: async ({ params }, { tenant }) => {
      const { body } = await tenant.open({ method: 'GET', path: paths.exportFile, values: params })
      return { contentType: 'application/octet-stream', fileName: params['fileName'] ?? 'export.zip', body }
    },
  },
]

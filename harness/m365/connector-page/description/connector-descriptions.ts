import {
  auditingSchema,
  changeConnectorSchema,
  changePasswordSchema,
  changeRoleGroupSchema,
  listOfSchema,
  mapUsersSchema,
  newRoleGroupSchema,
  shownConnectorSchema,
  shownRoleGroupSchema,
  shownRunSchema,
} from '../../../contract/index.ts'
import {
  json,
  type PageDescription,
  type PageDescriptions,
  type PersonDescription,
  personDescription,
} from './page-description.ts'

const ids = {
  connectorId: 'The id of a connector.',
  runId: 'The id of a run of the connector.',
  name: 'The name of a role group.',
}
const streamed = {
  200: {
    description: 'The events.',
    body: { contentType: 'text/event-stream' },
    headers: { 'cache-control': '`no-store`.' },
  },
}

type Said = Omit<PersonDescription, 'plane' | 'answers'> & Partial<PersonDescription>

function ofConnector(said: Said): PageDescription {
  const answers = { 200: { description: 'The connector.', body: json(shownConnectorSchema) } }
  const { refusals = [] } = said
  const path = { connectorId: ids.connectorId }
  return personDescription({ plane: 'connectors', answers, path, ...said, refusals: ['connectorUnknown', ...refusals] })
}

function ofRun(said: Said): PageDescription {
  const { connectorId, runId } = ids
  const answers = { 200: { description: 'The run.', body: json(shownRunSchema) } }
  return personDescription({ plane: 'runs', answers, path: { connectorId, runId }, ...said })
}

/** The Connectors tab and the runs (TEN-7 to TEN-9). */
export const connectorDescriptions: PageDescriptions = {
  'connectors.list': personDescription({
    plane: 'connectors',
    summary: 'List the connectors',
    description: 'Oldest first.',
    answers: { 200: { description: 'The connectors.', body: json(listOfSchema(shownConnectorSchema)) } },
  }),
  'connectors.get': ofConnector({ summary: 'Show a connector', description: 'With its last run.' }),
  'connectors.change': ofConnector({
    summary: 'Change a connector',
    description: 'Its name, its description, or whether it is paused.',
    body: json(changeConnectorSchema),
    refusals: ['connectorNameTaken'],
  }),
  'connectors.delete': ofConnector({
    summary: 'Delete a connector',
    description: 'With its runs and import logs. What it imported stays.',
    answers: { 204: { description: 'It is deleted.' } },
  }),
  'connectors.changePassword': ofConnector({
    summary: 'Change the password',
    description: 'The new password is tried at TeleMessage. If it is refused, the connector keeps the old one.',
    body: json(changePasswordSchema),
    refusals: ['teleMessageRefused', 'teleMessageLocked', 'teleMessageUnavailable'],
  }),
  'connectors.changeMapping': ofConnector({
    summary: 'Change the user mapping',
    description: 'Acts from the next run on. If it is refused, the connector keeps the old one.',
    body: json(mapUsersSchema),
    refusals: ['mappingMissing', 'mappingFileRefused', 'mappingFileTooLarge'],
  }),
  'connectors.events': ofConnector({
    summary: 'Follow a connector',
    description:
      'Server-sent events as long as the connector exists: `progress` for a run that runs, `end` for one that has ended. The data is a *Run*.',
    answers: streamed,
  }),
  'connectorRuns.list': ofConnector({
    plane: 'runs',
    summary: 'List the runs of a connector',
    description: 'Newest first, of 90 days.',
    answers: { 200: { description: 'The runs.', body: json(listOfSchema(shownRunSchema)) } },
  }),
  'connectorRuns.start': ofConnector({
    plane: 'runs',
    summary: 'Run a connector now',
    description: 'Also a paused one. The answer does not wait for the end.',
    answers: { 202: { description: 'The run, which has begun.', body: json(shownRunSchema) } },
    refusals: ['runInProgress'],
  }),
  'connectorRuns.get': ofRun({
    summary: 'Show a run',
    description: 'With what was seen of it so far.',
    refusals: ['runUnknown'],
  }),
  'connectorRuns.events': ofRun({
    summary: 'Follow a run',
    description:
      'Server-sent events until the run ends: `progress` at each change, at most ten times a second, then `end`. The data is a *Run*.',
    answers: streamed,
    refusals: ['runUnknown'],
  }),
  'connectorRuns.log': ofRun({
    summary: 'Download the import log of a run',
    description: 'As the connector wrote it: JSON Lines. It is kept for 7 days, if auditing was on.',
    answers: {
      200: {
        description: 'The log.',
        body: { contentType: 'application/jsonl' },
        headers: { 'content-disposition': 'The name of the file.' },
      },
    },
    refusals: ['runUnknown', 'logNotYet', 'logUnaudited', 'logMissing', 'logExpired'],
  }),
}

const groupAnswer = (status: number) => ({
  [status]: { description: 'The role group.', body: json(shownRoleGroupSchema) },
})
const auditingAnswer = { 200: { description: 'Whether it is on.', body: json(auditingSchema) } }

function ofGroup(said: Said): PageDescription {
  const path = { name: ids.name }
  return personDescription({ plane: 'organization', answers: groupAnswer(200), path, needs: 'roleManagement', ...said })
}

/** Role groups (TEN-1) and auditing (TEN-10). */
export const organizationDescriptions: PageDescriptions = {
  'auditing.get': personDescription({
    plane: 'organization',
    summary: 'Show whether auditing is on',
    description: 'Import logs are kept only while it is on.',
    answers: auditingAnswer,
  }),
  'auditing.set': personDescription({
    plane: 'organization',
    needs: 'roleManagement',
    summary: 'Turn auditing on or off',
    description: 'Acts for the runs that end from now on.',
    body: json(auditingSchema),
    answers: auditingAnswer,
  }),
  'roleGroups.list': personDescription({
    plane: 'organization',
    needs: 'roleManagement',
    summary: 'List the role groups',
    description: 'With their roles and members.',
    answers: { 200: { description: 'The role groups.', body: json(listOfSchema(shownRoleGroupSchema)) } },
  }),
  'roleGroups.create': personDescription({
    plane: 'organization',
    needs: 'roleManagement',
    summary: 'Create a role group',
    description: 'Its members have its roles at once.',
    body: json(newRoleGroupSchema),
    answers: groupAnswer(201),
    refusals: ['roleGroupExists', 'memberUnknown'],
  }),
  'roleGroups.get': ofGroup({
    summary: 'Show a role group',
    description: 'With its roles and members.',
    refusals: ['roleGroupUnknown'],
  }),
  'roleGroups.change': ofGroup({
    summary: 'Change a role group',
    description: 'Its roles, its members, or both, each as a whole. Acts at once.',
    body: json(changeRoleGroupSchema),
    refusals: ['roleGroupUnknown', 'memberUnknown'],
  }),
  'roleGroups.delete': ofGroup({
    summary: 'Delete a role group',
    description: 'One of the tenant itself cannot be deleted.',
    answers: { 204: { description: 'It is deleted.' } },
    refusals: ['roleGroupUnknown', 'roleGroupBuiltIn'],
  }),
}

import type {
  ShownConnector,
  ShownMapping,
  ShownProduct,
  ShownRoleGroup,
  ShownRun,
  ShownWizard,
} from '../../contract/index.ts'
import type { ConnectorPage } from '../data-connectors/connector-page.ts'
import type { DataConnector } from '../data-connectors/connectors.ts'
import { descriptionOf, type Product, termsOf } from '../data-connectors/product.ts'
import { differencesOf } from '../data-connectors/reported.ts'
import type { ConnectorRun } from '../data-connectors/runs.ts'
import type { UserMapping } from '../data-connectors/user-mapping.ts'
import type { Wizard } from '../data-connectors/wizards.ts'
import type { Directory } from '../directory/directory.ts'
import type { Apps } from '../identity/apps.ts'
import type { RoleGroup } from '../roles/role-groups.ts'

// What the page shows. A password is in none of these.

/** A product with its description. */
export function shownProduct(product: Product): ShownProduct {
  return { ...product, description: descriptionOf(product) }
}

/** A wizard at its present page. */
export function shownWizard(wizard: Wizard, page: ConnectorPage): ShownWizard {
  const { wizardId, productId, step, expiresAt, credentials, mapping } = wizard
  return {
    ...{ wizardId, productId, step, expiresAt: expiresAt.toISOString() },
    ...(step === 'terms-of-service' && { terms: termsOf(page.product(productId)) }),
    username: credentials?.username ?? null,
    mapping: mapping === undefined ? null : shownMapping(mapping),
  }
}

/** A connector as the tab lists it. */
export function shownConnector(connector: DataConnector, page: ConnectorPage, directory: Directory): ShownConnector {
  const [lastRun] = page.runs.of(connector.connectorId)
  const { connectorId, productId, name, description, username, createdAt } = connector
  return {
    ...{ connectorId, productId, name, description, username },
    state: connector.isPaused ? 'paused' : 'on',
    mapping: shownMapping(connector.mapping),
    createdAt: createdAt.toISOString(),
    createdBy: nameOf(connector.createdBy, directory),
    runsDailyAt: createdAt.toISOString().slice(11, 16),
    clientId: connector.app.clientId,
    nextRunAt: page.scheduler.nextRunAt(connector)?.toISOString() ?? null,
    lastRun: lastRun === undefined ? null : shownRun(lastRun, page),
  }
}

/** A run with what was seen of it so far. */
export function shownRun(run: ConnectorRun, page: ConnectorPage): ShownRun {
  const { runId, attempt, isOnDemand, state, message } = run
  return {
    ...{ runId, attempt, state, message, onDemand: isOnDemand },
    dueAt: run.dueAt.toISOString(),
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    observed: run.observed ?? page.observatory.of(runId),
    reported: run.reported ?? null,
    differences: run.reported && run.observed ? differencesOf(run.reported, run.observed) : null,
  }
}

function shownMapping({ automatic, file }: UserMapping): ShownMapping {
  return { automatic, fileBytes: file?.length ?? null }
}

/** A role group: people by their names, apps by their ids; members who are gone are left out. */
export function shownRoleGroup(
  { name, roles, members, isBuiltIn }: RoleGroup,
  { directory, apps }: { directory: Directory; apps: Pick<Apps, 'find'> },
): ShownRoleGroup {
  const names = members.map((id) => apps.find(id)?.appId ?? nameOf(id, directory)).filter((one) => one !== null)
  return { name, roles: [...roles], members: names, builtIn: isBuiltIn }
}

function nameOf(entryId: string, directory: Directory): string | null {
  const { entry } = directory.object(entryId)
  return directory.user(entry.userPrincipalName)?.entry.userPrincipalName ?? null
}

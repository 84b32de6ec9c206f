import type { ConsoleView } from '../page.ts'
import { connectorActions } from './actions.ts'
import { connectorPage } from './connector-page.ts'
import { connectorsPage } from './connectors-page.ts'
import { importLogDownload, mappingTemplateDownload } from './downloads.ts'
import { productPage } from './product-page.ts'
import { runPage } from './run-page.ts'
import { wizardActions } from './wizard-actions.ts'
import { wizardPage } from './wizard-page.ts'

/** The Data connectors page of the specification: products, the wizard, the Connectors tab, runs and import logs. */
export const connectorsView: ConsoleView = {
  name: 'Data connectors',
  path: '/connectors',
  pages: [connectorsPage, productPage, wizardPage, connectorPage, runPage],
  actions: [...connectorActions, ...wizardActions],
  downloads: [mappingTemplateDownload, importLogDownload],
}

/** Who did something in a case, as Graph shows it (identitySet): an app, or a person. */
export interface CaseActor {
  readonly application: { readonly id: string; readonly displayName: string | null } | null
  readonly user: { readonly id: string; readonly displayName: string; readonly userPrincipalName: string } | null
}

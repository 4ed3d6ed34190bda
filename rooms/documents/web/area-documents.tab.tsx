import { DocumentTable } from './document-list.page.tsx'

/** Documents that hold in an area or inside it. */
export function AreaDocumentsTab({ areaId }: { readonly areaId: number }) {
  return <DocumentTable areaId={areaId} />
}

import { addressOf } from '#platform/web'

/** The page of an area's brief; without a moment, as of now. */
export function briefPath(areaId: number, at?: string): string {
  return addressOf(`/areas/${areaId}/brief`, { at })
}

/** The page of a signed brief. */
export function issuedBriefPath(briefId: string): string {
  return `/briefs/${briefId}`
}

/** What a file is asked for with. */
export interface BriefFile {
  readonly format: 'docx' | 'pdf'
  readonly language: 'vi' | 'en'
  readonly at?: string | undefined
}

/** The address of an area's brief as a file. */
export function briefFilePath(areaId: number, file: BriefFile): string {
  return addressOf(`/api/briefs/areas/${areaId}/file`, { ...file })
}

/** The address of a signed brief as a file. */
export function issuedFilePath(briefId: string, file: Omit<BriefFile, 'at'>): string {
  return addressOf(`/api/briefs/issued/${briefId}/file`, { ...file })
}

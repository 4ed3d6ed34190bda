import type { Ground } from './ground.ts'
import type { Visitor } from './visitor.ts'

/** Sends a table as a clerk drops it on the page; gives the id of the upload. */
export async function upload(
  { url }: Ground,
  { headers }: Visitor,
  file: { name: string; bytes: Buffer },
): Promise<string> {
  const response = await fetch(`${url}/api/exchange/uploads?name=${file.name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(file.bytes),
  })
  if (!response.ok) throw new Error(`the upload answered ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { uploadId: string }).uploadId
}

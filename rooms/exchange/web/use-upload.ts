import { useState } from 'react'
import { type Problem, request, toProblem, useGo } from '#platform/web'
import { type UploadShape, uploadPath } from '../domain/index.ts'
import { previewPath } from './paths.ts'

/** Sends a file up and goes to its preview; says what is being sent, or why it was not taken. */
export function useUpload(sheet?: { readonly sheet: string; readonly variant: string | null }) {
  const go = useGo()
  const [sending, setSending] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setSending(file.name)
    setProblem(undefined)
    try {
      const { uploadId } = await send(file)
      go(previewPath(uploadId, { sheet: sheet?.sheet, variant: sheet?.variant ?? undefined }))
    } catch (thrown) {
      setProblem(toProblem(thrown))
    } finally {
      setSending(undefined)
    }
  }
  return { take, sending, problem }
}

function send(file: File): Promise<UploadShape> {
  const path = `${uploadPath.replace(/^\/api/, '')}?name=${encodeURIComponent(file.name.normalize('NFC'))}`
  return request(path, { method: 'POST', body: new Blob([file], { type: 'application/octet-stream' }) })
}

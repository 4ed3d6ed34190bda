import { z } from 'zod'
import { intentContract, textField, uuidField } from '#kit'

/** "Khó khăn, vướng mắc": to the superior of the accountable person unless another post is named [TSK-05]. */
export const raiseObstacleContract = intentContract({
  type: 'tasks.raise-obstacle',
  payload: z.strictObject({ taskId: uuidField, text: textField(4000) }),
  permission: 'tasks.work',
  title: { vi: 'Báo khó khăn, vướng mắc', en: 'Raise an obstacle' },
})

export const answerObstacleContract = intentContract({
  type: 'tasks.answer-obstacle',
  payload: z.strictObject({ obstacleId: uuidField, answer: textField(4000) }),
  permission: 'tasks.work',
  title: { vi: 'Trả lời vướng mắc', en: 'Answer an obstacle' },
})

/** Up to the next superior; the answer clock starts anew and the forwarding is counted. */
export const forwardObstacleContract = intentContract({
  type: 'tasks.forward-obstacle',
  payload: z.strictObject({ obstacleId: uuidField, reason: textField(2000) }),
  permission: 'tasks.work',
  title: { vi: 'Chuyển vướng mắc lên cấp trên', en: 'Forward an obstacle' },
})

import { openApp } from './open-app.tsx'
import { rooms } from './rooms.ts'

void openApp(rooms)

import { onMounted, onUnmounted } from 'vue'

/** A shortcut that holds everywhere; `event.code` keeps letters where they are on any layout. */
export function useHotkey(matches: (event: KeyboardEvent) => boolean, act: () => void) {
  const listen = (event: KeyboardEvent) => {
    if (!matches(event)) return
    event.preventDefault()
    act()
  }
  onMounted(() => addEventListener('keydown', listen))
  onUnmounted(() => removeEventListener('keydown', listen))
}

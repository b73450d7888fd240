import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';

const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'joust.theme';

const parseTheme = (stored: string | null): Theme => THEMES.find((theme) => theme === stored) ?? 'auto';

/** Light, dark, or as the system says; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly document = inject(DOCUMENT);
  private readonly storage = this.document.defaultView?.localStorage;
  private readonly chosen = signal<Theme>(parseTheme(this.storage?.getItem(KEY) ?? null));
  readonly theme = this.chosen.asReadonly();
  readonly following = computed(() => THEMES[(THEMES.indexOf(this.chosen()) + 1) % THEMES.length] as Theme);

  constructor() {
    effect(() => {
      const theme = this.chosen();
      if (theme === 'auto') delete this.document.documentElement.dataset['theme'];
      else this.document.documentElement.dataset['theme'] = theme;
    });
  }

  turn(): void {
    this.chosen.set(this.following());
    this.storage?.setItem(KEY, this.chosen());
  }
}

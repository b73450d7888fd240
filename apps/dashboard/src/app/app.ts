import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon, type IconName } from '../design/icon';
import { Live } from '../live/live';
import { LagChip } from './lag-chip';
import { ThemeChoice } from './theme';

interface Tab {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
}

const TABS: readonly Tab[] = [
  { path: '/issues', name: 'Issues', icon: 'issues' },
  { path: '/competitions', name: 'Duels', icon: 'duels' },
  { path: '/ratings', name: 'Ratings', icon: 'ratings' },
  { path: '/validators', name: 'Validators', icon: 'validators' },
  { path: '/contract', name: 'Contract', icon: 'contract' },
];

/** The frame around every page: navigation at the left (at the bottom of a phone), what block is shown, the theme. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, RouterLink, RouterLinkActive, Icon, LagChip],
  templateUrl: './app.html',
  styleUrl: './app.css',
})
export class App {
  protected readonly tabs = TABS;
  protected readonly choice = inject(ThemeChoice);
  protected readonly themeIcon = computed<IconName>(() => ({ auto: 'auto', light: 'sun', dark: 'moon' })[this.choice.theme()] as IconName);

  constructor() {
    inject(Live).start();
  }

  /** Fragment links would be resolved against the base address; the skip link therefore moves the focus itself. */
  protected skipTo(main: HTMLElement, event: Event): void {
    event.preventDefault();
    main.focus();
  }
}

import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  template: `
    <h1>There is no such page</h1>
    <p class="muted">The address leads nowhere here. <a routerLink="/issues">To the issues</a></p>
  `,
})
export class NotFound {}

import { createRouter, createWebHashHistory } from 'vue-router';

/** Hash addresses: the window has no server that could answer others. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/today' },
    { path: '/today', component: () => import('./pages/today/TodayPage.vue') },
    { path: '/task', component: () => import('./pages/task/TaskPage.vue') },
    {
      path: '/ledger/document',
      component: () => import('./pages/documents/DocumentsPage.vue'),
      // Other filters in the address are another page.
      props: (route) => ({ key: route.fullPath }),
    },
    {
      path: '/ledger/interpretation',
      component: () => import('./pages/interpretation/InterpretationPage.vue'),
    },
    { path: '/ledger/question', component: () => import('./pages/question/QuestionPage.vue') },
    { path: '/ledger/catalogue_item', component: () => import('./pages/catalogue/CataloguePage.vue') },
    { path: '/group/catalogue', component: () => import('./pages/catalogue/CatalogueGroup.vue') },
    { path: '/group/catalogue/check', component: () => import('./pages/catalogue/CheckPage.vue') },
    { path: '/group/catalogue/compare', component: () => import('./pages/catalogue/ComparePage.vue') },
    { path: '/contact', component: () => import('./pages/contacts/ContactsPage.vue') },
    { path: '/ledger/organisation', component: () => import('./pages/other/OrganisationPage.vue') },
    { path: '/ledger/procedure', component: () => import('./pages/other/ProcedurePage.vue') },
    { path: '/ledger/assessment', component: () => import('./pages/other/AssessmentPage.vue') },
    { path: '/ledger/yearly_figure', component: () => import('./pages/other/YearlyFigurePage.vue') },
    { path: '/ledger/look_back', component: () => import('./pages/other/LookBackPage.vue') },
    {
      path: '/ledger/:ledger',
      component: () => import('./ledger/LedgerPage.vue'),
      props: (route) => ({ ledger: String(route.params['ledger']), key: route.fullPath }),
    },
    {
      path: '/group/:group',
      component: () => import('./pages/group/GroupPage.vue'),
      props: true,
    },
    { path: '/publication', component: () => import('./pages/publication/PublicationPage.vue') },
    { path: '/review', component: () => import('./pages/review/ReviewPage.vue') },
    {
      path: '/statistics',
      component: () => import('./pages/statistics/StatisticsPage.vue'),
      props: (route) => ({ ledger: String(route.query['ledger'] ?? '') }),
    },
    { path: '/settings', component: () => import('./pages/settings/SettingsPage.vue') },
    { path: '/handover', component: () => import('./pages/handover/HandoverPage.vue') },
    { path: '/:rest(.*)', redirect: '/today' },
  ],
});

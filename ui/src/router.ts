import { createRouter, createWebHashHistory, type RouteLocationNormalized } from 'vue-router';

/** Other filters in the address are another page. */
const byFilters = (route: RouteLocationNormalized) => ({ key: route.fullPath });

/** Hash addresses: the window has no server that could answer others. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/today' },
    { path: '/today', component: () => import('./pages/today/TodayPage.vue') },
    { path: '/task', component: () => import('./pages/task/TaskPage.vue') },
    { path: '/notice', component: () => import('./pages/notice/NoticePage.vue') },
    {
      path: '/ledger/document',
      component: () => import('./pages/documents/DocumentsPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/interpretation',
      component: () => import('./pages/interpretation/InterpretationPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/question',
      component: () => import('./pages/question/QuestionPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/catalogue_item',
      component: () => import('./pages/catalogue/CataloguePage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/request',
      component: () => import('./pages/request/RequestsPage.vue'),
      props: byFilters,
    },
    { path: '/request/new', component: () => import('./pages/request/RegisterPage.vue') },
    {
      path: '/request/:id',
      component: () => import('./pages/request/CasePage.vue'),
      props: true,
    },
    { path: '/group/request', redirect: '/ledger/request' },
    { path: '/group/catalogue', component: () => import('./pages/catalogue/CatalogueGroup.vue') },
    { path: '/group/catalogue/check', component: () => import('./pages/catalogue/CheckPage.vue') },
    { path: '/group/catalogue/compare', component: () => import('./pages/catalogue/ComparePage.vue') },
    { path: '/contact', component: () => import('./pages/contacts/ContactsPage.vue') },
    {
      path: '/ledger/organisation',
      component: () => import('./pages/other/OrganisationPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/procedure',
      component: () => import('./pages/other/ProcedurePage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/assessment',
      component: () => import('./pages/other/AssessmentPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/yearly_figure',
      component: () => import('./pages/other/YearlyFigurePage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/look_back',
      component: () => import('./pages/other/LookBackPage.vue'),
      props: byFilters,
    },
    {
      path: '/ledger/:ledger',
      component: () => import('./ledger/LedgerPage.vue'),
      props: (route) => ({ ledger: String(route.params['ledger']), key: route.fullPath }),
    },
    { path: '/group/other', component: () => import('./pages/other/OtherGroup.vue') },
    {
      path: '/group/:group',
      component: () => import('./pages/group/GroupPage.vue'),
      props: true,
    },
    { path: '/publication', component: () => import('./pages/publication/PublicationPage.vue') },
    {
      path: '/statistics',
      component: () => import('./pages/statistics/StatisticsPage.vue'),
      props: (route) => ({ ledger: String(route.query['ledger'] ?? '') }),
    },
    {
      path: '/report',
      component: () => import('./pages/report/ReportPage.vue'),
      props: (route) => ({
        year: Number(route.query['year']) || null,
        tab: String(route.query['tab'] ?? ''),
      }),
    },
    { path: '/submit', component: () => import('./pages/submit/SubmitPage.vue') },
    {
      path: '/submit/:number',
      component: () => import('./pages/submit/BatchPage.vue'),
      props: true,
    },
    { path: '/review', component: () => import('./pages/review/ReviewPage.vue') },
    { path: '/settings', component: () => import('./pages/settings/SettingsPage.vue') },
    { path: '/handover', component: () => import('./pages/handover/HandoverPage.vue') },
    { path: '/:rest(.*)', redirect: '/today' },
  ],
});

import { createRouter, createWebHashHistory } from 'vue-router';

/** Hash addresses: the server knows one page only. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/home' },
    { path: '/home', component: () => import('./pages/HomePage.vue') },
    { path: '/review', component: () => import('./pages/ReviewPage.vue') },
    {
      path: '/review/:id',
      component: () => import('./pages/BatchPage.vue'),
      props: (to) => ({ key: to.path }),
    },
    { path: '/notices', component: () => import('./pages/NoticesPage.vue') },
    { path: '/notices/new', component: () => import('./pages/NoticeNewPage.vue') },
    { path: '/notices/:id', component: () => import('./pages/NoticePage.vue') },
    { path: '/forms', component: () => import('./pages/FormsPage.vue') },
    { path: '/forms/new', component: () => import('./pages/FormNewPage.vue') },
    { path: '/forms/:id', component: () => import('./pages/FormPage.vue') },
    { path: '/units', component: () => import('./pages/UnitsPage.vue') },
    { path: '/bulletin', component: () => import('./pages/BulletinPage.vue') },
    { path: '/packages', component: () => import('./pages/PackagesPage.vue') },
    { path: '/checks', component: () => import('./pages/ChecksPage.vue') },
    { path: '/checks/new', component: () => import('./pages/CheckNewPage.vue') },
    { path: '/checks/:id', component: () => import('./pages/CheckPage.vue') },
    { path: '/assessment', component: () => import('./pages/AssessmentPage.vue') },
    { path: '/statistics', component: () => import('./pages/StatisticsPage.vue') },
    { path: '/report', component: () => import('./pages/CountyReportPage.vue') },
    { path: '/contacts', component: () => import('./pages/ContactsPage.vue') },
    { path: '/search', component: () => import('./pages/SearchPage.vue') },
    { path: '/people', component: () => import('./pages/PeoplePage.vue') },
    { path: '/audit', component: () => import('./pages/AuditPage.vue') },
    { path: '/:rest(.*)', redirect: '/home' },
  ],
});

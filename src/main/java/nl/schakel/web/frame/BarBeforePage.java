package nl.schakel.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Interceptor that looks which calls the bar above a page shows before the page is drawn, so that they stand in the one
 * row of the access log that tells of the page.
 */
@Configuration(proxyBeanMethods = false)
class BarBeforePage implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
        if (page != null
                && drawsAPage(page.getViewName())
                && page.getModel().get("above") instanceof IncidentAdvice.Above above) {
            above.attention();
        }
    }

    /** Not for an answer that leads elsewhere, and not for a part of a page. */
    private static boolean drawsAPage(String view) {
        return view != null && !view.startsWith("redirect:") && !view.contains("::");
    }
}

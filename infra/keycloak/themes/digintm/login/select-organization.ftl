<#-- In place of the parent's, which has no heading. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("organization.select")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <ul class="choices" role="list">
        <#list user.organizations?sort_by("name") as organization>
          <li>
            <button type="submit" id="organization-${organization.alias}" name="kc.org" value="${organization.alias}">
              <b>${organization.name!organization.alias}</b>
            </button>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
